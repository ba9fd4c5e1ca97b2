import { type CheckHookName, type HookName, isCheckHook } from "./hookNames.ts";

/** Text as a shell takes it for one word. */
function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}

/** By which `tacit hooks run` says that the check stops git; whatever else it ends with stops nothing. */
export const stopCode = 3;

/** Ends a line so that a carriage return, where the file has them, is part of a comment. */
const end = "|| : # tacit";

/**
 * The line of a hook in the git directory, which runs `hookScript`. `script`: its absolute path; `undefined` where the
 * hook lies in the git directory's own `hooks`: then it is found from there, wherever the repository is moved.
 */
export function ownHookCommand(
	name: HookName,
	script: string | undefined,
): string {
	const place =
		script === undefined ? `"\${0%/*}/../tacit/hook.sh"` : quoted(script);
	if (isCheckHook(name))
		return checkLine(name, `[ -r ${place} ]`, `sh ${place} ${name} "\${1-}"`);
	return `[ ! -t 2 ] || [ ! -r ${place} ] || sh ${place} ${name} "\${1-}" </dev/null ${end}`;
}

/** The line of a hook that others have, too: it does nothing where there is no Tacit. */
export function sharedHookCommand(name: HookName): string {
	if (isCheckHook(name))
		return checkLine(
			name,
			"command -v tacit >/dev/null 2>&1",
			`tacit hooks run ${name} "\${1-}" >&2`,
		);
	return `[ ! -t 2 ] || ! command -v tacit >/dev/null 2>&1 || tacit hooks run ${name} "\${1-}" </dev/null >&2 2>/dev/null ${end}`;
}

/**
 * The line of a hook that checks, in one: git goes on unless the check says to stop. Git tells `pre-push` on standard input
 * what is pushed: the rest of the hook is to read it, too.
 */
function checkLine(
	name: CheckHookName,
	isThere: string,
	command: string,
): string {
	if (name === "pre-commit")
		return `! ${isThere} || ${command} </dev/null || [ $? -ne ${stopCode} ] || exit 1 # tacit`;
	const file = `"$tacit_refs"`;
	return [
		`if ${isThere} && [ ! -t 0 ] && tacit_refs=$(mktemp); then cat >${file}`,
		`exec <${file}`,
		`${command} <${file} || tacit_code=$?`,
		`rm -f ${file}`,
		`[ "\${tacit_code-0}" -ne ${stopCode} ] || exit 1`,
		"fi # tacit",
	].join("; ");
}

/** What another program is to run, which shows what it prints as it likes. `"$1"` stands for what git gives the hook first. */
export function bareHookCommand(name: HookName): string {
	return name === "post-rewrite" || name === "pre-push"
		? `tacit hooks run ${name} "$1"`
		: `tacit hooks run ${name}`;
}

/** Where the script finds what it runs, as it was when it was installed. Absolute paths. */
export interface HookProgram {
	readonly node: string;
	/** The bundle that looks and prints; see `src/cli/hookMain.ts`. */
	readonly bundle: string;
	/** The whole command line, by which is checked. */
	readonly commandLine: string;
}

/**
 * The script that hooks run, by `sh`, with the hook's name and its first argument. It is silent while a rebase is under
 * way, until its end, and within a row of picks but for the last one, starting nothing for it. What it runs is the bundle
 * of the installed Tacit, whose place an upgrade keeps, by the `node` of now; where it is gone, the `tacit` on the PATH,
 * else nothing. Only what the bundle means to say reaches the terminal.
 */
export function hookScript({ node, bundle, commandLine }: HookProgram): string {
	return `# Written by “tacit hooks install”; “tacit hooks uninstall” removes it.
case $1 in
pre-*)
	bundle=${quoted(commandLine)}
	node=${quoted(node)}
	if [ -r "$bundle" ] && command -v node >/dev/null 2>&1; then
		node "$bundle" hooks run "$1" "$2" >&2
	elif [ -r "$bundle" ] && [ -x "$node" ]; then
		"$node" "$bundle" hooks run "$1" "$2" >&2
	elif command -v tacit >/dev/null 2>&1; then
		tacit hooks run "$1" "$2" >&2
	fi
	exit
	;;
esac
dir=\${GIT_DIR:-.git}
[ -d "$dir" ] || dir=$(git rev-parse --git-dir 2>/dev/null) || exit 0
case $1-$2 in
post-rewrite-rebase) ;;
post-rewrite-*) exit 0 ;;
*)
	[ ! -d "$dir/rebase-merge" ] && [ ! -d "$dir/rebase-apply" ] || exit 0
	[ ! -r "$dir/sequencer/todo" ] || ! { read -r _ && read -r _; } <"$dir/sequencer/todo" || exit 0
	;;
esac
bundle=${quoted(bundle)}
node=${quoted(node)}
if [ -r "$bundle" ] && command -v node >/dev/null 2>&1; then
	node "$bundle" "$1" "$2" >&2 2>/dev/null
elif [ -r "$bundle" ] && [ -x "$node" ]; then
	"$node" "$bundle" "$1" "$2" >&2 2>/dev/null
elif command -v tacit >/dev/null 2>&1; then
	tacit hooks run "$1" "$2" >&2 2>/dev/null
fi
exit 0
`;
}
