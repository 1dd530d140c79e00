"""Builds and stops everything: the only room that knows every other.

`places` finds folders, `workplace` opens one, `delivering` points it at its platform, `console` answers the command line,
`window` shows the counter, `demo` invents a hospital to try it all in.
"""
