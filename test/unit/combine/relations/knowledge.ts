import type { Knowledge } from "../../../../src/combine/relations/knowledge.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

/** A decision that holds; `at`: lines of `src/queue.ts`. */
export function decision(
	key: string,
	title: string,
	rest: Partial<Knowledge> & { readonly at?: readonly [number, number] } = {},
): Knowledge {
	const { at, ...given } = rest;
	const path = "src/queue.ts" as RepoPath;
	return {
		...{ key, title, text: "", area: "", rejected: [], linked: new Set() },
		...{ isInForce: true, isLive: true },
		code: at
			? [{ path, lines: { start: at[0], end: at[1] }, symbol: undefined }]
			: [],
		...given,
	};
}

/** Decisions about other things, so that words are told apart by how rare they are. */
export const others: readonly Knowledge[] = [
	[
		"aaaaaaaa",
		"Render charts on the server",
		"Browsers of old phones are slow at drawing.",
	],
	["bbbbbbbb", "Pin the compiler", "Nightly builds broke twice in March."],
	[
		"cccccccc",
		"Keep prices in cents",
		"Floating point numbers lose pennies in sums.",
	],
	["dddddddd", "Log in JSON", "The collector parses nothing else."],
	[
		"eeeeeeee",
		"One folder for each feature",
		"Teams own features, not layers.",
	],
	["ffffffff", "Send mail from a worker", "The provider stalls for seconds."],
].map(([key, title, text]) =>
	decision(key as string, title as string, { text: text as string }),
);
