import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** Script and style of the decision log's page, as they stand in a page by itself. */
export interface PageFiles {
	readonly script: string;
	readonly style: string;
	/** What a page with these two in it may load and run: nothing else. */
	readonly policy: string;
}

/** Reads them from the folder (absolute) of the bundles. */
export async function pageFiles(folder: string): Promise<PageFiles> {
	const [script, style] = await Promise.all(
		["page.js", "page.css"].map((name) =>
			readFile(path.join(folder, name), "utf8"),
		),
	);
	// As they will stand between the tags; in a script no end of one may stand.
	const safeScript = (script ?? "").replaceAll("</script", "<\\/script");
	const safeStyle = (style ?? "").replaceAll("</style", "<\\/style");
	return {
		script: safeScript,
		style: safeStyle,
		policy: [
			"default-src 'none'",
			`script-src '${hash(safeScript)}'`,
			`style-src '${hash(safeStyle)}'`,
			"base-uri 'none'",
			"form-action 'none'",
		].join("; "),
	};
}

/** A value as the page's data: its JSON, as gzip and base 64. */
export function packed(value: object): string {
	return gzipSync(JSON.stringify(value), { level: 9 }).toString("base64");
}

function hash(text: string): string {
	return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
