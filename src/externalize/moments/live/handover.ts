import type { Message } from "../../../core/message.ts";
import { msg } from "../../../core/message.ts";
import type { HandoverDeed, HandoverEvent } from "../../events/event.ts";
import { fileRole } from "../fileRole.ts";
import { type LiveKind, placeNow } from "./liveKind.ts";
import type { RecentEdits } from "./recentEdits.ts";

/** Who leaves takes along what was not said; after a swap, who knows still sits there, and may be asked by word of mouth. */
const signs: Readonly<Record<HandoverDeed, number>> = {
	left: 0.8,
	ended: 0.62,
	swapped: 0.5,
};

/**
 * Roles were swapped, a partner left, or the session ended: asked where somebody edited last, in code rather than
 * elsewhere. Nothing where nobody edited since the handover before. The sign is .8 where somebody left, .62 where the
 * session ended, and .5 for a swap, of which there are many.
 */
export function handover(edits: RecentEdits): LiveKind {
	/** `RecentEdits.turn` at the last one. */
	let before = 0;
	return {
		add(event) {
			if (event.type !== "handover") return [];
			const since = edits.since(before);
			before = edits.turn;
			const isCode = ({ path }: (typeof since)[number]) =>
				fileRole(path) === "code";
			const among = since.some(isCode) ? since.filter(isCode) : since;
			const last = [...among].sort((a, b) => b.turn - a.turn)[0];
			if (!last) return [];
			return [
				(readers) => {
					const { name, lines } = placeNow(readers, last.path, last.place);
					return [
						{
							...{ kind: "handover", path: last.path, lines },
							sign: signs[event.did],
							question: questionOf(event, name),
							evidence: [{ said: msg`This was edited last before.` }],
						},
					];
				},
			];
		},
	};
}

function questionOf({ did, from, to }: HandoverEvent, name: string): Message {
	if (did === "ended")
		return msg`The session ends at “${name}”: what does the next one need to know?`;
	if (did === "left")
		return from === undefined
			? msg`Your partner leaves, and “${name}” was edited last: what does the next one need to know?`
			: msg`${from} leaves, and “${name}” was edited last: what does the next one need to know?`;
	return to === undefined
		? msg`Roles are swapped at “${name}”: what does the next one need to know?`
		: msg`${to} goes on at “${name}”: what does ${to} need to know?`;
}
