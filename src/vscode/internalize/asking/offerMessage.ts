import { env, l10n, type Uri, window } from "vscode";
import { askPlace, fillAskLink } from "../../../core/askLink.ts";
import type { IndexedNote } from "../../../core/note.ts";
import type { Pointed } from "../../../externalize/captureAnchor.ts";
import type { Knower } from "../../../externalize/found/whoMayKnow.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { knowersWord } from "../foundWords.ts";

/** What became of a question that was written just now. */
export interface KeptQuestion {
	readonly note: IndexedNote;
	/** As it was typed. */
	readonly question: string;
	readonly pointed: Omit<Pointed, "commit" | "blob">;
}

/**
 * Offers to hand a question to somebody who may know: as a message to copy, in a mail to those who worked on the lines, or
 * where the team asks. Nothing is sent before a button is pressed, and then by another program.
 */
export async function offerMessage(
	{ tacit }: Pick<OpenRepository, "tacit">,
	{ note, question, pointed }: KeptQuestion,
): Promise<void> {
	const { path, lines, isFolder, text, cells } = pointed;
	const { message, knowers } = await tacit.askMessage(
		question,
		path,
		isFolder ? undefined : { lines: text, cells, source: undefined },
		lines,
	);
	const template = tacit.config().askAt;
	const copy = l10n.t("Copy a Message");
	const mail = l10n.t("Write a Mail");
	// The address is the repository's: whoever presses sees where it leads.
	const there = template && l10n.t("Ask at {0}", askPlace(template));
	const buttons = [copy, ...(there ? [there] : []), mail];
	const pressed = await window.showInformationMessage(
		sentence(note, knowers),
		...buttons,
	);
	if (pressed === copy) {
		await env.clipboard.writeText(message);
		window.setStatusBarMessage(l10n.t("$(copy) Message copied."), 5000);
	} else if (template && pressed === there)
		await openAddress(fillAskLink(template, message));
	else if (pressed === mail) await openAddress(mailTo(knowers, message));
}

function sentence({ file }: IndexedNote, knowers: readonly Knower[]): string {
	const kept =
		file.visibility === "draft"
			? l10n.t("Your question is kept for you alone.")
			: l10n.t("Your question lies beside the code.");
	return `${kept} ${knowersWord(knowers) ?? l10n.t("Whom would you ask?")}`;
}

/** The subject is the first line. */
function mailTo(knowers: readonly Knower[], message: string): string {
	const people = knowers.flatMap(({ person: { email } }) =>
		email && /^[\w.+-]+@[\w.-]+$/.test(email) ? [email] : [],
	);
	const [first = ""] = message.split("\n", 1);
	return fillAskLink(
		`mailto:${people.join(",")}?subject=${fillAskLink("{message}", first.slice(0, 200))}&body={message}`,
		message,
	);
}

/** As a text: an `Uri` forgets which of its characters were encoded. VS Code takes either. */
async function openAddress(address: string): Promise<void> {
	await env.openExternal(address as unknown as Uri);
}
