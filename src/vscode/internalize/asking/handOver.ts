import { env, l10n, type Uri, window } from "vscode";
import { askPlace, fillAskLink } from "../../../core/askLink.ts";
import type { Person } from "../../../core/person.ts";

/** A message to be handed to somebody. */
export interface MessageToHandOver {
	/** What is said of it beside the buttons: whom it is for. */
	readonly sentence: string;
	readonly message: string;
	/** Whom a mail goes to. */
	readonly people: readonly Person[];
	/** Where the team asks, with `{message}` in it; `undefined` where that is not settled. */
	readonly template: string | undefined;
}

/**
 * Offers to copy a message, to write a mail with it, or to open where the team asks. Nothing is sent before a button is pressed,
 * and then by another program.
 */
export async function handOver({
	sentence,
	message,
	people,
	template,
}: MessageToHandOver): Promise<void> {
	const copy = l10n.t("Copy a Message");
	const mail = l10n.t("Write a Mail");
	// The address is the repository's: whoever presses sees where it leads.
	const there = template && l10n.t("Ask at {0}", askPlace(template));
	const buttons = [copy, ...(there ? [there] : []), mail];
	const pressed = await window.showInformationMessage(sentence, ...buttons);
	if (pressed === copy) {
		await env.clipboard.writeText(message);
		window.setStatusBarMessage(l10n.t("$(copy) Message copied."), 5000);
	} else if (template && pressed === there)
		await openAddress(fillAskLink(template, message));
	else if (pressed === mail) await openAddress(mailTo(people, message));
}

/** The subject is the first line. */
function mailTo(people: readonly Person[], message: string): string {
	const addresses = people.flatMap(({ email }) =>
		email && /^[\w.+-]+@[\w.-]+$/.test(email) ? [email] : [],
	);
	const [first = ""] = message.split("\n", 1);
	return fillAskLink(
		`mailto:${addresses.join(",")}?subject=${fillAskLink("{message}", first.slice(0, 200))}&body={message}`,
		message,
	);
}

/** As a text: an `Uri` forgets which of its characters were encoded. VS Code takes either. */
async function openAddress(address: string): Promise<void> {
	await env.openExternal(address as unknown as Uri);
}
