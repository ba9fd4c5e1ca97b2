import MiniSearch from "minisearch";
import type { PageEntry } from "../combine/page/pageEntry.ts";

/** Finds entries by words. */
export interface EntrySearch {
	/** Keys of the entries that have all words (each as it is, as a beginning, or with a typing error in it), the best first. */
	find(query: string): readonly string[];
}

/** So many are put into the index before others have their turn. */
const chunk = 200;

/**
 * Puts all entries into an index, in pieces between which the page goes on; until that is done `find` looks for the words as
 * they stand. 10,000 entries take a second or so, in the background.
 */
export function entrySearch(
	entries: readonly PageEntry[],
	rest: () => Promise<void>,
): { readonly search: EntrySearch; readonly indexed: Promise<void> } {
	const index = new MiniSearch<PageEntry>({
		idField: "key",
		fields: ["title", "text", "people", "tags", "area", "key"],
		extractField: (entry, field) => {
			const value = entry[field as keyof PageEntry];
			return Array.isArray(value) ? value.join(" ") : String(value ?? "");
		},
		searchOptions: {
			combineWith: "AND",
			prefix: (term) => term.length > 1,
			fuzzy: (term) => (term.length > 4 ? 0.2 : false),
			boost: { title: 3, tags: 2, people: 2 },
			weights: { fuzzy: 0.2, prefix: 0.6 },
		},
	});
	let isIndexed = false;
	const plain = entries.map((entry) =>
		[entry.title, entry.text, ...entry.people, ...entry.tags, entry.area]
			.join(" ")
			.toLowerCase(),
	);
	const indexed = (async () => {
		for (let at = 0; at < entries.length; at += chunk) {
			index.addAll(entries.slice(at, at + chunk));
			await rest();
		}
		// The first search of all takes ten times what others do: it had better be nobody's letter.
		index.search(entries[0]?.title.slice(0, 2) ?? "");
		isIndexed = true;
	})();
	return {
		indexed,
		search: {
			find(query) {
				if (isIndexed) return index.search(query).map(({ id }) => String(id));
				const words = query.toLowerCase().split(/\s+/).filter(Boolean);
				return entries.flatMap(({ key }, at) =>
					words.every((word) => plain[at]?.includes(word)) ? [key] : [],
				);
			},
		},
	};
}
