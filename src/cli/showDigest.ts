import { english } from "../core/message.ts";
import { digestMarkdown } from "../internalize/news/digestMarkdown.ts";
import type { DigestOptions } from "./digestCommand.ts";
import { jsonDigest } from "./json/digest.ts";
import { openHere } from "./openHere.ts";
import { print, printJson } from "./terminal.ts";

/** `tacit digest`: what a team learned, as Markdown. */
export async function showDigest({
	since,
	json,
}: DigestOptions): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const digest = await here.tacit.digest(since);
		if (json) printJson(jsonDigest(digest, here));
		else print(digestMarkdown(digest, english).trimEnd());
	} finally {
		here.dispose();
	}
}
