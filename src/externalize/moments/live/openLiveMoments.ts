import { reasonReaders } from "../reasonReaders.ts";
import type { LiveReaders } from "./liveKind.ts";
import { createLiveMoments, type LiveMoments } from "./liveMoments.ts";

/** Moments in the editor, with comments read as `externalize/reasons` does. */
export function openLiveMoments(
	world: Omit<LiveReaders, "commentsIn" | "givesReason">,
): LiveMoments {
	const { commentsIn, givesReason } = reasonReaders;
	return createLiveMoments({ ...world, commentsIn, givesReason });
}
