/**
 * The hooks of git by which commits credit whoever is in the session: the first writes the trailers, the second sees to it that
 * a message of which nobody wrote a word is still none.
 */
export const pairHookNames = ["prepare-commit-msg", "commit-msg"] as const;

/** What takes our line out of them again; it stands beside the line. */
export const pairHooksUndo = "tacit pair hooks uninstall";

/** In the git directory's folder `tacit`. */
export const pairScriptName = "pair.sh";

/** Ends a line so that a carriage return, where the file has them, is part of a comment. */
const end = "|| : # tacit";

/**
 * The line of a hook in the git directory, which runs `pairScript`. `script`: its absolute path; `undefined` where the hook
 * lies in the git directory's own `hooks`: then it is found from there, wherever the repository is moved.
 */
export function ownPairCommand(
	name: string,
	script: string | undefined,
): string {
	const place =
		script === undefined
			? `"\${0%/*}/../tacit/${pairScriptName}"`
			: quoted(script);
	return `[ ! -r ${place} ] || sh ${place} ${name} "$@" </dev/null ${end}`;
}

/** The line of a hook that others have, too: it does nothing in a clone whose owner did not agree. */
export function sharedPairCommand(name: string): string {
	const script = `"$tacit_dir/tacit/${pairScriptName}"`;
	return `tacit_dir=$(git rev-parse --git-common-dir) && [ -r ${script} ] && sh ${script} ${name} "$@" </dev/null ${end}`;
}

/** What another program is to run, with what git gives the hook behind it. */
export function barePairCommand(name: string): string {
	return `sh "$(git rev-parse --git-common-dir)/tacit/${pairScriptName}" ${name} "$@"`;
}

/** Where the script finds what it runs, as it was when it was installed. Absolute paths. */
export interface PairProgram {
	readonly node: string;
	/** The bundle that writes the trailers; see `src/cli/creditMain.ts`. */
	readonly bundle: string;
}

/**
 * The script that the hooks run, by `sh`. Where no session runs, and amid a rebase, it starts nothing. While one runs
 * the bundle writes the trailers, by the `node` of now, else by the one of when it was installed (which may be an editor
 * that is to behave as one). It stops no commit.
 */
export function pairScript({ node, bundle }: PairProgram): string {
	return `# Written by “tacit pair hooks install”; “tacit pair hooks uninstall” removes it.
own=\${0%/*}
[ -r "$own/pair.json" ] || exit 0
dir=\${GIT_DIR:-.git}
[ -d "$dir" ] || dir=$(git rev-parse --git-dir 2>/dev/null) || exit 0
untouched=$dir/tacit/untouched
credit='Co-authored-by:'
if [ "$1" = commit-msg ]; then
	if [ -r "$untouched" ]; then
		cmp -s "$untouched" "$2" && : >"$2"
		rm -f "$untouched"
	fi
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
		"$credit"*) : >"$2" ; break ;;
		?*) break ;;
		esac
	done <"$2"
	[ -t 2 ] || exit 0
	said=
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
		*'------------------------ >8 ------------------------') break ;;
		[Cc]o-[Aa]uthored-[Bb]y:*)
			name=\${line#*:}
			said="$said\${said:+,}\${name%% <*}"
			;;
		esac
	done <"$2"
	[ -z "$said" ] || printf 'tacit: credits%s\\n' "$said" | tr -d '\\001-\\010\\013-\\037\\177' >&2
	exit 0
fi
rm -f "$untouched"
if [ -d "$dir/rebase-merge" ] || [ -d "$dir/rebase-apply" ]; then
	[ -r "$dir/SQUASH_MSG" ] || exit 0
fi
comment=$(git config core.commentString || git config core.commentChar)
bundle=${quoted(bundle)}
node=${quoted(node)}
if [ ! -r "$bundle" ]; then
	echo 'tacit: this commit credits nobody, since Tacit is gone: tacit pair hooks uninstall' >&2
elif command -v node >/dev/null 2>&1; then
	node "$bundle" "$own" "$dir" "$2" "$3" "$comment"
elif [ -x "$node" ]; then
	ELECTRON_RUN_AS_NODE=1 "$node" "$bundle" "$own" "$dir" "$2" "$3" "$comment"
else
	echo 'tacit: this commit credits nobody, since there is no node on the PATH' >&2
fi
exit 0
`;
}

/** Text as a shell takes it for one word. */
function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
