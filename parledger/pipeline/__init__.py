"""The order of the stages; the only room that knows all others but the commands.

workspace -> read -> check -> compute -> check results -> tables, or report -> website
"""
