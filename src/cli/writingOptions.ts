import { Option } from "commander";
import { collectTexts } from "./collectOption.ts";

/** What to do where a note that others will see holds a secret: without any of them nothing is written. */
export interface SecretOptions {
	readonly redact?: true;
	readonly allowSecrets?: true;
}

/** Leaves out what looks like a secret; it and the next stand with every command that writes. */
export const redactOption = () =>
	new Option(
		"--redact",
		"leave out what looks like a secret (else nothing is written then)",
	).conflicts("allowSecrets");
/** Writes it as it is. */
export const allowOption = () =>
	new Option("--allow-secrets", "write it all the same");

/** Whom a note names that a command writes; as commander reads them. */
export interface SignOptions {
	readonly by?: readonly string[];
	/** False by `--no-name`. */
	readonly name: boolean;
}

/** `words` say who is meant. */
export const byOption = (words: string) =>
	new Option("--by <person>", words).argParser(collectTexts);
/** Goes with every command that has `--by`. */
export const noNameOption = () =>
	new Option("--no-name", "write no name into the note").conflicts("by");
