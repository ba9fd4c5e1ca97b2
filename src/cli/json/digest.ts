import type { Person } from "../../core/person.ts";
import type { Digest } from "../../internalize/news/digest.ts";
import type { NewsKind } from "../../internalize/news/newsItem.ts";
import type { JsonPerson, Seen } from "./note.ts";
import { jsonVersion } from "./version.ts";

/**
 * `tacit digest --json`.
 *
 * ```json
 * { "version": 1, "from": "2026-11-20", "to": "2026-11-27", "items": [{ "what": "decided", "title": "…", … }], "thanks": [], "open": [] }
 * ```
 */
export interface JsonDigest {
	readonly version: 1;
	/** Days; `null` where a commit was named. */
	readonly from: string | null;
	readonly to: string;
	readonly items: readonly {
		readonly what: NewsKind;
		/** Plain text, as all texts here. */
		readonly title: string;
		readonly gist: string;
		readonly path: string;
		readonly link: string | null;
		readonly by: readonly JsonPerson[];
	}[];
	readonly thanks: readonly {
		readonly title: string;
		readonly from: JsonPerson | null;
		readonly to: readonly JsonPerson[];
	}[];
	/** All questions that wait, the longest first. */
	readonly open: readonly {
		readonly title: string;
		readonly path: string;
		readonly link: string | null;
		readonly asked: string | null;
	}[];
}

/** A digest in its JSON shape. */
export function jsonDigest(
	{ from, to, items, thanks, open }: Digest,
	paths: Seen,
): JsonDigest {
	const person = ({ name, email }: Person) => ({ name, email: email ?? null });
	return {
		version: jsonVersion,
		...{ from: from ?? null, to },
		items: items.map(({ kind, title, gist, path, link, by }) => ({
			...{ what: kind, title, gist, path: paths.seen(path) },
			...{ link: link ?? null, by: by.map(person) },
		})),
		thanks: thanks.map(({ title, from, to }) => ({
			...{ title, from: from ? person(from) : null, to: to.map(person) },
		})),
		open: open.map(({ title, path, link, asked }) => ({
			...{ title, path: paths.seen(path) },
			...{ link: link ?? null, asked: asked ?? null },
		})),
	};
}
