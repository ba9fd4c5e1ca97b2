import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** Script and style of the decision log's page, as they stand in a page by itself. */
export interface PageFiles {
	readonly script: string;
	readonly style: string;
	/** The library that draws diagrams, packed; `undefined` where it is not wanted. */
	readonly drawer: string | undefined;
	/** What a page with these in it may load and run: nothing else. */
	readonly policy: string;
}

/** Reads them from the folder (absolute) of the bundles. `withDrawer`: whether the page has to draw diagrams itself. */
export async function pageFiles(
	folder: string,
	withDrawer: boolean,
): Promise<PageFiles> {
	const read = (name: string) => readFile(path.join(folder, name), "utf8");
	const [script, style, drawer] = await Promise.all([
		read("page.js"),
		read("page.css"),
		withDrawer ? read("diagrams.js") : undefined,
	]);
	// As they will stand between the tags; in a script no end of one may stand.
	const safeScript = script.replaceAll("</script", "<\\/script");
	const safeStyle = style.replaceAll("</style", "<\\/style");
	return {
		script: safeScript,
		style: safeStyle,
		drawer: drawer === undefined ? undefined : packedText(drawer),
		policy: [
			"default-src 'none'",
			`script-src '${hash(safeScript)}'${drawer === undefined ? "" : ` '${hash(drawer)}'`}`,
			// The library measures with styles of its own what it shows as an image.
			`style-src ${drawer === undefined ? `'${hash(safeStyle)}'` : "'unsafe-inline'"}`,
			"img-src data:",
			"base-uri 'none'",
			"form-action 'none'",
		].join("; "),
	};
}

/** A value as the page's data: its JSON, as gzip and base 64. */
export function packed(value: object): string {
	return packedText(JSON.stringify(value));
}

function packedText(text: string): string {
	return gzipSync(text, { level: 9 }).toString("base64");
}

function hash(text: string): string {
	return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
