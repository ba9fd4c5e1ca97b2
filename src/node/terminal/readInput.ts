import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";

const maximumBytes = 1024 * 1024;

/** All of standard input as UTF-8 text, up to its end. Throws `too-large` over 1 MB. */
export async function readInput(): Promise<string> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of process.stdin as AsyncIterable<Buffer>) {
		size += part.length;
		if (size > maximumBytes)
			throw new TacitError(
				"too-large",
				msg`The text on standard input is over 1 MB: a note is shorter.`,
			);
		parts.push(part);
	}
	return Buffer.concat(parts).toString("utf8");
}
