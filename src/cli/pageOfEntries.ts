import type { LogEntry } from "../combine/log/logEntry.ts";
import { detailOf } from "../combine/page/detailOf.ts";
import { isPlainDiagram } from "../combine/page/isPlainDiagram.ts";
import { type PageData, pageDocument } from "../combine/page/pageDocument.ts";
import { pageEntries } from "../combine/page/pageEntries.ts";
import { englishWords } from "../combine/page/pageWords.ts";
import type { HostLinks } from "../core/hostLinks.ts";
import type { NoteKind } from "../core/note.ts";
import { beforehandDrawing } from "../node/diagrams/beforehandDrawing.ts";
import { packed, pageFiles } from "../node/files/pageFiles.ts";
import { kindWords } from "./words.ts";

/** What a page is made with. */
export interface PageOptions {
	/** Of the bundles; absolute. */
	readonly folder: string;
	/** Where the web shows the files of an entry's repository; `undefined` where that is not known. */
	hostOf(entry: LogEntry): HostLinks | undefined;
}

/** All decisions as one page that needs nothing else. What draws diagrams is in it only where one is not drawn already. */
export async function pageOfEntries(
	entries: readonly LogEntry[],
	{ folder, hostOf }: PageOptions,
): Promise<string> {
	const words = {
		kindWord: (kind: NoteKind) => kindWords[kind],
		relationWord: (is: string) => is.replace("-", " "),
	};
	const draw = entries.some(({ diagrams }) => diagrams.length > 0)
		? await beforehandDrawing(folder)
		: undefined;
	const details = entries.map((entry) =>
		detailOf(entry, words, hostOf(entry), (source) =>
			isPlainDiagram(source) ? draw?.(source) : undefined,
		),
	);
	const { script, style, drawer, policy } = await pageFiles(
		folder,
		details.some(({ diagrams }) =>
			diagrams.some(({ drawn }) => drawn === undefined),
		),
	);
	return pageDocument({
		language: "en",
		title: englishWords.title,
		policy,
		head: `<meta name="generator" content="Tacit">\n<style>${style}</style>`,
		foot: `<script>${script}</script>`,
		data: packed({
			entries: pageEntries(entries),
			details,
			words: englishWords,
		} satisfies PageData),
		drawer,
	});
}
