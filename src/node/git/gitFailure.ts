import { TacitError } from "../../core/errors.ts";
import { type Message, msg } from "../../core/message.ts";

/** How a call of git ended that did not answer. */
export interface GitEnd {
	/** What was asked of it, completing “Git could not …”. */
	readonly purpose: Message;
	readonly commands: readonly string[];
	/** `undefined` when a signal ended it. */
	readonly exitCode: number | undefined;
	readonly stderr: string;
}

interface KnownFailure {
	readonly pattern: RegExp;
	say(found: RegExpExecArray): Message;
}

const known: readonly KnownFailure[] = [
	{
		// Two wordings: git 2.35.2 and newer, and the versions that had the fix before.
		pattern:
			/(?:dubious ownership in repository at|unsafe repository \() ?'([^'\n]*)'/,
		say: ([, folder = ""]) =>
			msg`Git refuses to read the repository because it belongs to another user. If you trust it, run: git config --global --add safe.directory "${folder}"`,
	},
	{
		pattern: /Unable to create '([^'\n]*\.lock)': File exists/,
		say: ([, lock = ""]) =>
			msg`Another git command is at work in this repository, or one has crashed. Try again; if no git is running, delete ${lock}.`,
	},
	{
		pattern:
			/Please tell me who you are|empty ident name|unable to auto-detect email address|no email was given|no name was given/,
		say: () =>
			msg`Git does not know who you are. Run: git config --global user.name "Your Name" and git config --global user.email you@example.org`,
	},
	{
		pattern: /gpg failed to sign the data|failed to write commit object/,
		say: () =>
			msg`Git could not sign the commit, as commit.gpgsign asks for. Try “git commit” in a terminal to see why.`,
	},
	{
		pattern: /'([^\n]*)' is beyond a symbolic link/,
		say: ([, path = ""]) =>
			msg`“${path}” lies behind a symbolic link, where git keeps nothing. Move the note to the folder that the link points to.`,
	},
	{
		pattern: /(?:Pathspec|Path) '([^\n]*)' is in submodule '([^\n]*)'/,
		say: ([, path = "", submodule = ""]) =>
			msg`“${path}” belongs to the submodule “${submodule}”. Open that folder to commit it there.`,
	},
	{
		pattern: /cannot lock ref '([^'\n]*)'/,
		say: ([, ref = ""]) =>
			ref.startsWith("refs/heads/")
				? msg`Somebody else moved the branch ${ref.slice("refs/heads/".length)} in the same moment. Try again.`
				: msg`Somebody else moved ${ref} in the same moment. Try again.`,
	},
	{
		pattern: /No space left on device/,
		say: () => msg`Git could not write: the disk is full.`,
	},
	{
		pattern: /Permission denied|insufficient permission|Read-only file system/,
		say: () =>
			msg`Git could not write into its directory. Check who may write in the .git folder.`,
	},
	{
		pattern: /not a git repository/,
		say: () => msg`There is no git repository here any more.`,
	},
];

/** The failure as a person is told it: `git-failed`, with what git wrote as the cause and in `detail.stderr`. */
export function gitFailure(end: GitEnd): TacitError {
	return new TacitError("git-failed", explain(end), {
		detail: { exitCode: String(end.exitCode), stderr: end.stderr },
		cause: gitCause(end),
	});
}

/** What goes into the log: the command, how it ended, and all that git wrote to standard error. */
export function gitCause(end: GitEnd): Error {
	const ending =
		end.exitCode === undefined ? "was stopped" : `ended with ${end.exitCode}`;
	return new Error(`git ${end.commands.join(" ")} ${ending}\n${end.stderr}`);
}

function explain(end: GitEnd): Message {
	for (const { pattern, say } of known) {
		const found = pattern.exec(end.stderr);
		if (found) return say(found);
	}
	const said = /^(?:fatal|error): (.+)$/m.exec(end.stderr)?.[1];
	return said
		? msg`Git could not ${end.purpose}: ${said}`
		: msg`Git could not ${end.purpose}.`;
}
