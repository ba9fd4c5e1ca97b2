import { openHere } from "./openHere.ts";
import { printAgenda } from "./printAgenda.ts";
import type { RetroOptions } from "./retroCommand.ts";
import { remark } from "./terminal.ts";

/** `tacit retro`: what to talk about after some commits. */
export async function showRetro(
	range: string,
	options: RetroOptions,
): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const found = await here.tacit.retro(range, options.minutes);
		await printAgenda(found, here, options);
		if (found.agenda.parts.length === 0)
			remark("There is nothing to talk about in it.");
	} finally {
		here.dispose();
	}
}
