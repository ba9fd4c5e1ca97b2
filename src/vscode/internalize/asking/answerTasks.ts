import { env, l10n, type QuickPickItem, UIKind, window } from "vscode";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { noteKinds } from "../../../core/note.ts";
import {
	formatPerson,
	isSamePerson,
	type Person,
	parsePerson,
} from "../../../core/person.ts";
import { askAboutSecrets } from "../../externalize/askAboutSecrets.ts";
import type { NoteRef } from "../../noteRef.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { kindIcon, kindWord } from "../../words.ts";

/** Asks what is not clear yet, and opens the question again with it. */
export async function askOn({ repository, note }: NoteRef): Promise<void> {
	const text = await window.showInputBox({
		title: l10n.t("Ask on: {0}", plainTitle(note.head.title)),
		prompt: l10n.t("What is not clear yet?"),
		ignoreFocusOut: true,
	});
	if (!text?.trim()) return;
	// Whoever asked without a name asks on without one.
	const isNamed = note.head.by.length > 0;
	const by = isNamed ? await repository.tacit.identity() : undefined;
	await askAboutSecrets((secrets) =>
		repository.tacit.askOn(note.head.id, text, by, secrets),
	);
	window.setStatusBarMessage(
		l10n.t("$(question) The question is open again; commit it."),
		8000,
	);
}

/** Takes an answer that came elsewhere, asks who agreed to be named, and makes it the note. */
export async function keepAnswer({ repository, note }: NoteRef): Promise<void> {
	const { tacit } = repository;
	const title = plainTitle(note.head.title);
	const line = await window.showInputBox({
		title: l10n.t("Answer: {0}", title),
		prompt: l10n.t(
			"Paste what you were told; the first sentence is the title.",
		),
		ignoreFocusOut: true,
	});
	if (!line?.trim()) return;
	const text = await withItsLines(line);
	const kinds = noteKinds.flatMap((kind) =>
		kind === "question"
			? []
			: [{ label: `$(${kindIcon(kind)}) ${kindWord(kind)}`, noteKind: kind }],
	);
	const picked = await window.showQuickPick(kinds, {
		title: l10n.t("What is the answer?"),
		ignoreFocusOut: true,
	});
	if (!picked) return;
	const by = await agreedNames(repository, note.head.by);
	if (!by) return;
	const kept = await askAboutSecrets((secrets) =>
		tacit.keepAnswer(note.head.id, {
			...{ text, kind: picked.noteKind, by, secrets },
		}),
	);
	window.setStatusBarMessage(
		kept.file.visibility === "draft"
			? l10n.t(
					"$(check) The answer is the note, private as before. Publish it where others should read it.",
				)
			: l10n.t("$(check) The answer is a note, and the question answered."),
		8000,
	);
}

/** The box has one line: what was pasted there from the clipboard, and left as it was, has those that it has there. */
async function withItsLines(line: string): Promise<string> {
	// A browser would ask whether it may be read.
	if (env.uiKind === UIKind.Web) return line;
	const pasted = await env.clipboard.readText();
	const bare = (text: string) => text.replace(/\s+/g, "");
	return bare(pasted) === bare(line) ? pasted : line;
}

/** Whom the note names: whoever asked and whoever answered, as far as both agreed; `undefined`: nothing is to be written. */
async function agreedNames(
	{ tacit }: OpenRepository,
	asked: readonly Person[],
): Promise<readonly Person[] | undefined> {
	const typed = await window.showInputBox({
		title: l10n.t("Who answered?"),
		prompt: l10n.t("“Name <address>”; empty for nobody who is to be named."),
		ignoreFocusOut: true,
	});
	if (typed === undefined) return undefined;
	const me = await tacit.identity();
	const askers = asked.length > 0 ? asked : me ? [me] : [];
	const answerer = parsePerson(typed);
	const items: (QuickPickItem & { person: Person })[] = [
		...askers.map((person) => ({
			...{ label: formatPerson(person), person },
			description: l10n.t("asked"),
			// Who asked without a name is named only if they say so now.
			picked: asked.length > 0,
		})),
		...(answerer && !askers.some((each) => isSamePerson(each, answerer))
			? [
					{
						...{ label: formatPerson(answerer), person: answerer },
						description: l10n.t("answered"),
						picked: false,
					},
				]
			: []),
	];
	if (items.length === 0) return [];
	const picked = await window.showQuickPick(items, {
		title: l10n.t("Whom does the note name?"),
		placeHolder: l10n.t("Check whoever agreed to be named; none is fine, too"),
		canPickMany: true,
		ignoreFocusOut: true,
	});
	return picked?.map(({ person }) => person);
}
