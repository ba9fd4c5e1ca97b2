import type { RetireOptions } from "./changeCommands.ts";
import { noteNamed } from "./noteNamed.ts";
import { openHere } from "./openHere.ts";
import { printChanged } from "./printChanged.ts";
import { remark } from "./terminal.ts";

/** `tacit retire`: says of a note that it holds no more, or, with `--undo`, that it does. */
export async function retireNote(
	named: string,
	options: RetireOptions,
): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const { head } = noteNamed(here, named);
		if (options.undo) await here.tacit.bringBack(head.id);
		else await here.tacit.retire(head.id);
		await printChanged(here, head.id, options.json, () =>
			remark(
				options.undo
					? "It holds again."
					: "It is retired: its file stays, marked so.",
			),
		);
	} finally {
		here.dispose();
	}
}
