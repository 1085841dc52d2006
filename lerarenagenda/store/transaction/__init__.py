"""Files and a commit, all or nothing: whatever happens on the way, everything is wholly as it was or wholly new."""

from lerarenagenda.store.transaction.applying import Done, Waiting, apply, recover, waiting
from lerarenagenda.store.transaction.planning import Write
from lerarenagenda.store.transaction.refusals import Code, Refused
from lerarenagenda.store.transaction.settling import Recovered

__all__ = ["Code", "Done", "Recovered", "Refused", "Waiting", "Write", "apply", "recover", "waiting"]
