/** What a person is told, as data: made below the doors, worded by them in the person's language. */
export interface Message {
	/** The English sentence, with `{0}`, `{1}` … in the place of what changes from case to case. */
	readonly template: string;
	/** What stands in these places; another message is worded, too. */
	readonly args: readonly (Message | string | number)[];
}

/** Shaped like `vscode.l10n.t`: `{0}`, `{1}` stand for the arguments. */
export type Translate = (template: string, ...args: string[]) => string;

/**
 * Tags the English sentence that a message is: `` msg`“${path}” is not a file.` ``. `npm run l10n` finds the tag, and
 * puts the sentence into the bundle that translators start from.
 */
export function msg(
	parts: TemplateStringsArray,
	...args: Message["args"]
): Message {
	const template = parts.reduce((all, part, at) => `${all}{${at - 1}}${part}`);
	return { template, args };
}

/** A message that is the same in every language: an example, a name, what another program said. */
export function verbatim(text: string): Message {
	return { template: "{0}", args: [text] };
}

/** The message in the language of `translate`; a text stays as it is. */
export function translated(
	message: Message | string,
	translate: Translate,
): string {
	if (typeof message === "string") return message;
	const args = message.args.map((arg) =>
		typeof arg === "number" ? String(arg) : translated(arg, translate),
	);
	return translate(message.template, ...args);
}

/** The message in English, as the command line prints it. */
export function english(message: Message | string): string {
	return translated(message, (template, ...args) =>
		template.replace(/\{(\d+)\}/g, (_, at: string) => args[Number(at)] ?? ""),
	);
}
