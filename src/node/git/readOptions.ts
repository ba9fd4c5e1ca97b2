/**
 * Settings of every read: nothing that the repository names is run, paths come as they are, and the index is not written
 * anew, as `git diff` does (whatever `GIT_OPTIONAL_LOCKS` says) where a file was touched and says the same. Signatures are not
 * verified: what git says of them would stand amid what was asked for.
 */
export const readOptions = [
	"core.fsmonitor=false",
	"core.quotePath=false",
	"diff.autoRefreshIndex=false",
	"log.showSignature=false",
];
