import type { NoteId } from "../core/noteId.ts";
import type { Writing } from "./writing.ts";

/**
 * The same, but whoever writes a note, answers it or changes what it says has read it as it is then. `acknowledge` is told
 * after each such write, and waited for.
 */
export function acknowledging(
	writing: Writing,
	acknowledge: (id: NoteId) => Promise<void>,
): Writing {
	const after =
		<Rest extends unknown[], Result>(
			task: (id: NoteId, ...rest: Rest) => Promise<Result>,
		) =>
		async (id: NoteId, ...rest: Rest): Promise<Result> => {
			const result = await task(id, ...rest);
			await acknowledge(id);
			return result;
		};
	return {
		...writing,
		async write(request) {
			const note = await writing.write(request);
			if (request.visibility === "published") await acknowledge(note.head.id);
			return note;
		},
		rewrite: after(writing.rewrite),
		reply: after(writing.reply),
		retire: after(writing.retire),
		bringBack: after(writing.bringBack),
		confirm: after(writing.confirm),
		publish: after(writing.publish),
	};
}
