import {
	CompletionItem,
	CompletionItemKind,
	CompletionList,
	type Position,
	Range,
	type TextDocument,
} from "vscode";
import { markdownLink } from "../../../combine/links/markdownLink.ts";
import type { LinkTarget } from "../../../combine/links/rankTargets.ts";
import { linkAddress } from "../../../core/linkAddress.ts";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { baseName } from "../../../core/repoPath.ts";
import type { Repositories } from "../../repositories.ts";
import { linkedDocument } from "./linkedDocument.ts";
import { targetWord } from "./targetWord.ts";

/** Offered at once; a further letter asks again. */
const most = 50;

/** What `[[` before the cursor becomes: a link to a note or a record that fits what was typed after it. */
export async function completeLinks(
	repositories: Repositories,
	document: TextDocument,
	position: Position,
): Promise<CompletionList | undefined> {
	const line = document.lineAt(position).text;
	const [whole, typed] =
		/\[\[([^[\]]{0,80})$/.exec(line.slice(0, position.character)) ?? [];
	if (whole === undefined || typed === undefined) return undefined;
	const linked = linkedDocument(repositories, document);
	if (!linked || isCode(document, position)) return undefined;
	const { repository, about, folder, file } = linked;
	const targets = await repository.tacit.linkTargets(about, typed, most + 1);
	// Brackets that VS Code closed by itself go with those that were typed.
	const closed = /^\]{0,2}/.exec(line.slice(position.character))?.[0] ?? "";
	const range = new Range(
		position.translate(0, -whole.length),
		position.translate(0, closed.length),
	);
	const items = targets
		.filter(({ path }) => path !== file.path)
		.slice(0, most)
		.map((target, at) => {
			const item = new CompletionItem(
				{
					label: plainTitle(target.title) || baseName(target.path),
					description: targetWord(target.kind),
				},
				CompletionItemKind.Reference,
			);
			item.detail = target.path;
			item.range = range;
			item.insertText = markdownLink(
				target.title,
				linkAddress(folder, target.path),
				baseName(target.path),
			);
			// What fits, and in which order, was settled here.
			item.filterText = `${whole} ${wordsAfter(target)}`;
			item.sortText = String(at).padStart(3, "0");
			return item;
		});
	return new CompletionList(items, true);
}

/** So that a space does not put the list away before the next letter asks again. */
function wordsAfter({ words }: LinkTarget): string {
	return words.trim();
}

/** Whether the place is in a fenced block, in code, or in the front matter, where no link is one. */
function isCode(
	document: TextDocument,
	{ line, character }: Position,
): boolean {
	let fence: string | undefined;
	let isFrontMatter = false;
	for (let at = 0; at < line; at++) {
		const { text } = document.lineAt(at);
		if (/^---[ \t]*$/.test(text) && (at === 0 || isFrontMatter))
			isFrontMatter = at === 0;
		const marks = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
		if (fence === undefined) fence = marks;
		else if (marks?.startsWith(fence)) fence = undefined;
	}
	const before = document.lineAt(line).text.slice(0, character);
	const ticks = before.replace(/`[^`]*`/g, "").includes("`");
	return fence !== undefined || isFrontMatter || ticks;
}
