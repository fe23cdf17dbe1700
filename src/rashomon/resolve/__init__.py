"""Words become days, places and actors: three resolvers, each usable alone.

    >>> from datetime import date
    >>> from rashomon.resolve.when import when
    >>> from rashomon.resolve.where import where
    >>> from rashomon.resolve.who import who
    >>> str(when("late on Thursday", date(2024, 11, 29)).start)
    '2024-11-28'
    >>> where("Saraqib", country="SY").place.adm1
    'Idlib'
    >>> who("al-Nusra", date(2015, 6, 1)).entry.name
    'Jabhat al-Nusra'

Each answer keeps its candidates and the reason for its choice; where nothing tells, it is "unknown, because ...".
"""
