"""The time line of a case on paper, for the file that the organisation itself keeps."""
