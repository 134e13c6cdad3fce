"""The task-division table (任务分工表): which rows, in which groups and columns."""
