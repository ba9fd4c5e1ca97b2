import type { Codec } from "./codec.ts";
import { isPlainProse } from "./markdown/isPlainProse.ts";

/**
 * Each source as Markdown that can be shown. Most titles and gists are plain prose and need no parser; the others go to
 * the codec together.
 */
export async function safeTexts(
	sources: readonly string[],
	codec: Codec,
): Promise<readonly string[]> {
	const others = sources.filter((source) => !isPlainProse(source));
	if (others.length === 0) return sources;
	const safe = await codec.safe(others);
	const bySource = new Map(others.map((source, at) => [source, safe[at]]));
	return sources.map((source) =>
		isPlainProse(source) ? source : (bySource.get(source)?.trim() ?? ""),
	);
}
