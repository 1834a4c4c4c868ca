"""The promise to respondents, attacked: what can somebody of the organisation work out who sees all there is to see?"""
