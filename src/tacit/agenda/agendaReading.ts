import type { Agenda } from "../../socialize/agenda/agenda.ts";
import { retroAgenda } from "../../socialize/retro/retroAgenda.ts";
import type { TacitBase } from "../base.ts";
import { type HappeningSources, happenedIn } from "./happenedIn.ts";

/** See `Agendas.retro`. */
export async function retroIn(
	range: string,
	minutes: number,
	base: TacitBase,
	from: HappeningSources,
): Promise<Agenda> {
	return retroAgenda(await happenedIn(range, base, from), minutes);
}
