/** Where the program lies that git is to run. Absolute paths. */
export interface DriverProgram {
	/** What runs it where no `node` is on the PATH; the editor's own program can. */
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
		`if [ -r "$b" ]; then ELECTRON_RUN_AS_NODE=1 "$n" "$b" ${given}; else tacit merge-file ${given}; fi 2>/dev/null`,
		`case $? in 0) exit 0;; ${conflictsExit}) exit 1;; esac`,
		"git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B",
	].join("; ");
}

/** How the driver stands in a clone. `outdated`: Tacit's, of another version, or its program is gone. `other`: somebody's own command. */
export type DriverState = "absent" | "outdated" | "set" | "other";

/**
 * Tells it by the command that git has. The command line and the editor each set up a program of their own: either will do as long as
 * `isThere` says so of it (an absolute path).
 */
export function driverState(
	command: string | undefined,
	isThere: (bundle: string) => boolean,
): DriverState {
	if (command === undefined) return "absent";
	if (!command.includes("tacit merge-file ")) return "other";
	const program = programOf(command);
	return program &&
		command === driverCommand(program) &&
		isThere(program.bundle)
		? "set"
		: "outdated";
}

function programOf(command: string): DriverProgram | undefined {
	const word = "'((?:[^']|'\\\\'')*)'";
	const [, bundle, node] =
		new RegExp(`^b=${word}; n=${word};`).exec(command) ?? [];
	return bundle === undefined || node === undefined
		? undefined
		: { bundle: unquoted(bundle), node: unquoted(node) };
}

/** One word for the shell, in which git puts nothing in. */
function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''").replaceAll("%", "%%")}'`;
}

function unquoted(word: string): string {
	return word.replaceAll("'\\''", "'").replaceAll("%%", "%");
}
