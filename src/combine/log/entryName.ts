import { slugOf } from "../../core/notePath.ts";
import { baseName, folderOf, type RepoPath } from "../../core/repoPath.ts";
import type { EntryKey } from "./logEntry.ts";
import { textHash } from "./textHash.ts";

/**
 * What links to an entry name, on its page: the id of a note; of a record, whose path may hold anything, its file's name (of a
 * `README.md` or `index.md` its folder's) in words and a hash of its key. It hangs on the key alone, so that no other entry can change it.
 */
export function entryName(key: EntryKey): string {
	if (/^[a-z][0-9a-z]{7}$/.test(key)) return key;
	const path = key.replace(/^.*:/, "") as RepoPath;
	const own = baseName(path).replace(/\.[A-Za-z]+$/, "");
	const file = /^(?:readme|index)$/i.test(own)
		? baseName(folderOf(path)) || own
		: own;
	const words = slugOf(file)
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "");
	return `${words || "record"}-${textHash(key)}`;
}

/** The key as it stands in a zone's mark: without white space, and with nothing that could end an HTML comment. */
export function markName(key: EntryKey): string {
	return encodeURI(key.replace(/\p{Cs}/gu, "\ufffd"))
		.replace(/-(?=-|$)/g, "%2D")
		.replace(/>/g, "%3E");
}
