import type { RepoPath } from "../../core/repoPath.ts";
import type { Agenda } from "../../socialize/agenda/agenda.ts";
import {
	type LearningWishes,
	learningAgenda,
} from "../../socialize/learning/learningAgenda.ts";
import { retroAgenda } from "../../socialize/retro/retroAgenda.ts";
import type { TacitBase } from "../base.ts";
import { type HappeningSources, happenedIn } from "./happenedIn.ts";
import { type LearningSources, learningAreaOf } from "./learningAreaOf.ts";

/** See `Agendas.retro`. */
export async function retroIn(
	range: string,
	minutes: number,
	base: TacitBase,
	from: HappeningSources,
): Promise<Agenda> {
	return retroAgenda(await happenedIn(range, base, from), minutes);
}

/** See `Agendas.learningSession`. */
export async function learningIn(
	area: RepoPath,
	wishes: LearningWishes,
	base: TacitBase,
	from: LearningSources,
): Promise<Agenda> {
	return learningAgenda(await learningAreaOf(area, base, from), wishes);
}
