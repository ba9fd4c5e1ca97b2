import { prepareCode } from "../core/anchor/preparedText.ts";
import { makeQuote } from "../core/anchor/quote.ts";
import { inFile, relocate } from "../core/anchor/relocate.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import { codeOf } from "../core/notebook/codeText.ts";
import type { History, Log, Workspace } from "../core/ports.ts";
import { decodeText } from "../core/textEncoding.ts";
import { createTexts } from "../core/whereabouts/texts.ts";
import type {
	OpenQuestion,
	QuestionPlace,
} from "../externalize/asking/openQuestion.ts";

/** What a question's place is found with. */
export interface PlaceSearch {
	readonly workspace: Pick<Workspace, "read">;
	readonly history: History | undefined;
	readonly log: Log;
}

/**
 * Where a question's lines are today, in its file or the one that git says it was renamed to; without lines where they are
 * not found for certain. `undefined` where the file is gone.
 */
export async function questionPlace(
	{ path: then, lines, blob, commit }: OpenQuestion,
	{ workspace, history, log }: PlaceSearch,
): Promise<QuestionPlace | undefined> {
	const ask = <T>(question: (history: History) => Promise<T>) =>
		ifGitAnswers(history, log, `Git did not tell of ${then}.`, question);
	let path = then;
	let bytes = (await workspace.read(path))?.bytes;
	if (!bytes && commit) {
		const renames = await ask((git) => git.renamesSince([commit]));
		path = renames?.(commit).get(then) ?? then;
		bytes = (await workspace.read(path))?.bytes;
	}
	if (!bytes) return undefined;
	const now = await ask((git) => git.blobId(path, bytes ?? new Uint8Array()));
	const whole = { path, lines: undefined, blob: now };
	if (!lines) return whole;
	if (blob !== undefined && now === blob) return { path, lines, blob };
	const decoded = decodeText(bytes);
	const past = await ask(async (git) => {
		const texts = createTexts(workspace, git);
		return (
			(blob && (await texts.blob(blob, then))) ||
			(commit ? texts.at(commit, then) : undefined)
		);
	});
	if (!past || !("text" in decoded)) return whole;
	const anchor = {
		...{ path, lines, isFolder: false, language: "text", noteLine: 1 },
		...{ commit, blob, symbol: undefined, near: undefined, cell: undefined },
	};
	const placement = relocate(
		anchor,
		makeQuote(past.lines, lines),
		inFile(path, prepareCode(codeOf(path, decoded.text))),
		past,
	);
	return placement.state === "attached" && placement.certainty !== "nearest"
		? { path, lines: placement.lines, blob: now }
		: whole;
}
