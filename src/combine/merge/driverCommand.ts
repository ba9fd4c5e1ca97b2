/** Where the program lies that git is to run. Absolute paths. */
export interface DriverProgram {
	readonly node: string;
	/** The bundle that merges; see `src/cli/mergeMain.ts`. */
	readonly bundle: string;
}

/** The name of the merge driver, in `.gitattributes` and in git's configuration. */
export const driverName = "tacit";

/** What a driver's conflicts end with here: no program that fails by itself does. */
const conflictsExit = 3;

/**
 * The command that git runs by a shell to merge a file (`merge.tacit.driver`): the bundle of the installed Tacit, else the `tacit` on the
 * PATH. Where there is neither, or it fails, git's own merge of text.
 */
export function driverCommand({ node, bundle }: DriverProgram): string {
	const given = `--conflicts-exit ${conflictsExit} --marker-size %L -L %X -L %S -L %Y -- %O %A %B %P`;
	return [
		`b=${quoted(bundle)}; n=${quoted(node)}`,
		"command -v node >/dev/null 2>&1 && n=node",
		`if [ -r "$b" ]; then "$n" "$b" ${given}; else tacit merge-file ${given}; fi 2>/dev/null`,
		`case $? in 0) exit 0;; ${conflictsExit}) exit 1;; esac`,
		"git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B",
	].join("; ");
}

/** Whether a driver's command is one that Tacit set up. */
export function isDriverCommand(command: string): boolean {
	return command.includes("tacit merge-file ");
}

/** One word for the shell, in which git puts nothing in. */
function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''").replaceAll("%", "%%")}'`;
}
