import type { Quote } from "../../core/anchor/anchor.ts";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { findSecrets } from "./findSecrets.ts";
import { redact } from "./redact.ts";

/** What to do with secrets in what others will see: write nothing, take them out, or write them all the same. */
export type SecretsChoice = "refuse" | "redact" | "keep";

/** So much of a secret is shown, for somebody to know which one is meant. */
const shown = 4;

/** The text as it may be written. Throws `secret` for `refuse` where it holds one: the sentence says where, and begins it. */
export async function clearOfSecrets(
	text: string,
	choice: SecretsChoice,
): Promise<string> {
	if (choice === "keep") return text;
	const secrets = await findSecrets(text);
	const [first] = secrets;
	if (!first) return text;
	if (choice === "redact") return redact(text, secrets);
	const beginning = text.slice(first.start, first.start + shown);
	const line = text.split(/\r\n|\n|\r/)[first.line - 1]?.trim() ?? "";
	throw new TacitError(
		"secret",
		msg`“${beginning}…” looks like a key, a password or a private address, and everybody who gets the note could read it. Nothing was written.`,
		{
			detail: {
				rule: first.rule,
				line: masked(line, text.slice(first.start, first.end)),
			},
		},
	);
}

/** The same for the code that an anchor quotes. */
export async function quoteClearOfSecrets(
	quote: Quote,
	choice: SecretsChoice,
): Promise<Quote> {
	const text = quote.lines.join("\n");
	const clear = await clearOfSecrets(text, choice);
	return clear === text ? quote : { ...quote, lines: clear.split("\n") };
}

/** A line without the secret in it. */
function masked(line: string, secret: string): string {
	const [first = ""] = secret.split(/\r\n|\n|\r/);
	return line.replace(first, `${first.slice(0, shown)}…`);
}
