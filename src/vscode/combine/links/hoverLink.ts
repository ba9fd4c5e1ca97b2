import {
	Hover,
	l10n,
	MarkdownString,
	type Position,
	type TextDocument,
} from "vscode";
import { isTacitError } from "../../../core/errors.ts";
import type { IndexedNote } from "../../../core/note.ts";
import { ageOf } from "../../../internalize/age.ts";
import { type Hint, hintMarkdown } from "../../../internalize/hint.ts";
import { commandIds } from "../../commandIds.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";
import {
	ageWord,
	kindIcon,
	kindWord,
	sharingWord,
	statusWord,
} from "../../words.ts";
import { linkedDocument } from "./linkedDocument.ts";
import { type NamedTarget, namedTargets } from "./namedTargets.ts";
import { targetWord } from "./targetWord.ts";

/** What the note or record says to which a link leads, or which an id names. */
export async function hoverLink(
	repositories: Repositories,
	document: TextDocument,
	position: Position,
): Promise<Hover | undefined> {
	const linked = linkedDocument(repositories, document);
	if (!linked) return undefined;
	const { repository } = linked;
	const named = namedTargets(document, linked).find(({ range }) =>
		range.contains(position),
	);
	const hint = named && (await hintOf(repository, named));
	if (!named || !hint) return undefined;
	const words = new MarkdownString(hintMarkdown(hint), true);
	words.supportHtml = false;
	words.isTrusted = false;
	const { target, range } = named;
	return new Hover(
		typeof target === "string"
			? [words]
			: [words, actionsOn(repository, target)],
		range,
	);
}

async function hintOf(
	{ tacit }: OpenRepository,
	{ target, by }: NamedTarget,
): Promise<Hint | undefined> {
	try {
		if (typeof target === "string") {
			const inShort = await tacit.recordInShort(target);
			return (
				inShort && {
					...{ icon: "law", kind: targetWord(undefined) },
					...{ ...inShort, people: [], facts: [] },
				}
			);
		}
		const { head, file } = target;
		const age =
			head.date === undefined ? undefined : ageOf(head.date, Date.now());
		return {
			icon: kindIcon(head.kind),
			kind: kindWord(head.kind),
			...(await tacit.inShort(target)),
			people: head.by.map(({ name }) => name),
			facts: [
				age && ageWord(age),
				statusWord(head.status),
				file.visibility === "draft" ? sharingWord("draft") : undefined,
				by === "dead" ? l10n.t("lies elsewhere by now") : undefined,
			],
		};
	} catch (error) {
		// It is gone, or takes too long to read: there is nothing to show.
		if (isTacitError(error)) return undefined;
		throw error;
	}
}

/** Tacit's own links, which may run two commands. */
function actionsOn(
	{ root }: OpenRepository,
	{ head }: IndexedNote,
): MarkdownString {
	const given = encodeURIComponent(JSON.stringify([root.toString(), head.id]));
	const link = (title: string, command: string) =>
		`[${title}](command:${command}?${given})`;
	const actions = new MarkdownString(
		[
			link(l10n.t("Open"), commandIds.openNote),
			link(l10n.t("Show Its Code"), commandIds.showNote),
		].join(" &nbsp; "),
	);
	actions.isTrusted = {
		enabledCommands: [commandIds.openNote, commandIds.showNote],
	};
	return actions;
}
