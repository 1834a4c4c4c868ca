"""From picture to plan, paper against practice over time, and handing over the job."""
