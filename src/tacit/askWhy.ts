import { hostLinks } from "../core/hostLinks.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import type { Knower } from "../core/knower.ts";
import type { LineRange } from "../core/lineRange.ts";
import { type CodeText, codeOf } from "../core/notebook/codeText.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import { askMessage } from "../internalize/askMessage.ts";
import { sameLines } from "../internalize/sameLines.ts";
import type { TacitBase } from "./base.ts";
import type { Knowing } from "./knowing.ts";

/** A question that can be sent. */
export interface AskedMessage {
	/** See `askMessage`. */
	readonly message: string;
	/** Whom to ask, at most three: who knows the place and is still here; not whoever asks. */
	readonly knowers: readonly Knower[];
}

/** Makes questions about code messages to those who may know. */
export interface AskWhy {
	/** Reads only. `code` is `undefined` for a folder, or what is no text; `lines` are 1-based, inclusive. */
	askMessage(
		question: string,
		path: RepoPath,
		code: CodeText | undefined,
		lines: LineRange | undefined,
	): Promise<AskedMessage>;
}

/** Over a repository. */
export function createAskWhy(
	{ historyIfAny, log }: Pick<TacitBase, "historyIfAny" | "log">,
	whoKnows: Knowing["whoKnows"],
): AskWhy {
	/** Of lines that git's last commit has, where that is on a remote, they lead to that commit: its lines stay as they are. */
	const linkTo = async (
		path: RepoPath,
		code: CodeText | undefined,
		lines: LineRange | undefined,
	) =>
		ifGitAnswers(
			historyIfAny,
			log,
			`Git did not tell where ${path} can be read.`,
			async (history) => {
				const remote = await history.remoteUrl();
				const host = remote === undefined ? undefined : hostLinks(remote);
				const head = await history.head();
				if (!host || head?.commit === undefined) return undefined;
				const bytes = code && (await history.show(head.commit, path));
				if (code && !bytes) return undefined;
				if (!(await history.isPushed())) return host.file(path);
				const decoded = bytes && decodeText(bytes);
				const then =
					decoded && "text" in decoded ? codeOf(path, decoded.text) : undefined;
				return host.file(
					path,
					// A host shows the file of a notebook, whose lines are others.
					code && lines && then && !code.cells
						? sameLines(lines, code.lines, then.lines)
						: undefined,
					head.commit,
				);
			},
		);
	return {
		async askMessage(question, path, code, lines) {
			const [link, found, me] = await Promise.all([
				linkTo(path, code, lines),
				whoKnows({ path, isFolder: code === undefined, lines }),
				ifGitAnswers(
					historyIfAny,
					log,
					"Git did not tell who asks.",
					(history) => history.identity(),
				),
			]);
			return {
				message: askMessage({
					...{ question, path, lines, link },
					code:
						code && lines ? code.lines.slice(lines.start - 1, lines.end) : [],
				}),
				knowers: found.knowers.filter(
					({ person }) =>
						me === undefined ||
						(person.name !== me.name &&
							person.email?.toLowerCase() !== me.email?.toLowerCase()),
				),
			};
		},
	};
}
