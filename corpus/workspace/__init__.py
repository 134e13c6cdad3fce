"""方案: work that is kept. A named basket with its tables, each change saved as it is made and able to be taken back.

``model`` has what a plan holds, ``changes`` the closed list of what can be done to it; pure. The store keeps both.
"""
