import {
	Diagnostic,
	DiagnosticRelatedInformation,
	DiagnosticSeverity,
	type Disposable,
	Location,
	l10n,
	languages,
	Position,
	Range,
	type Uri,
} from "vscode";
import {
	type CheckFinding,
	newsCodes,
} from "../../../combine/check/checkFinding.ts";
import { whomToAsk } from "../../../combine/check/whomToAsk.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { translated } from "../../../core/message.ts";
import type { TouchedFinding, TouchedRepository } from "./touchedChange.ts";
import { type TouchedPlace, touchedPlace } from "./touchedPlace.ts";

/** A finding as it stands in a file. */
export interface TouchedProblem extends TouchedFinding {
	readonly place: TouchedPlace;
	readonly diagnostic: Diagnostic;
}

/** What changes touch, in the Problems panel and at the code. */
export interface TouchedProblems extends Disposable {
	draw(all: readonly TouchedRepository[]): Promise<void>;
	/** Those in a file, as last drawn. */
	of(uri: Uri): readonly TouchedProblem[];
}

/** Makes it, empty. What is wrong with files as such stands there anyway, and good news is no problem. */
export function createTouchedProblems(): TouchedProblems {
	const collection = languages.createDiagnosticCollection("tacit-touched");
	const byFile = new Map<string, TouchedProblem[]>();
	let round = 0;
	return {
		async draw(all) {
			const own = ++round;
			const placed = await Promise.all(toldOf(all).map(problemOf));
			if (own !== round) return;
			byFile.clear();
			for (const problem of placed) {
				if (!problem) continue;
				const key = problem.place.uri.toString();
				const there = byFile.get(key);
				if (there) there.push(problem);
				else byFile.set(key, [problem]);
			}
			collection.clear();
			collection.set(
				[...byFile.values()].flatMap((problems): [Uri, Diagnostic[]][] => {
					const [first] = problems;
					return first
						? [[first.place.uri, problems.map(({ diagnostic }) => diagnostic)]]
						: [];
				}),
			);
		},
		of: (uri) => byFile.get(uri.toString()) ?? [],
		dispose() {
			round++;
			collection.dispose();
		},
	};
}

function toldOf(all: readonly TouchedRepository[]): readonly TouchedFinding[] {
	return all.flatMap(({ repository, changes }) =>
		changes.flatMap(({ findings }) =>
			findings
				.filter(
					({ code }) =>
						code !== "malformed" && code !== "flawed" && !newsCodes.has(code),
				)
				.map((finding) => ({ repository, finding })),
		),
	);
}

async function problemOf(
	told: TouchedFinding,
): Promise<TouchedProblem | undefined> {
	const place = await touchedPlace(told);
	return place && { ...told, place, diagnostic: diagnosticAt(place, told) };
}

/** On its first line alone: a whole function that is underlined can no more be read. */
function diagnosticAt(
	{ lines }: TouchedPlace,
	{ finding, repository }: TouchedFinding,
): Diagnostic {
	const line = (lines?.start ?? 1) - 1;
	const diagnostic = new Diagnostic(
		lines
			? new Range(line, 0, line, Number.MAX_SAFE_INTEGER)
			: new Range(0, 0, 0, 0),
		textOf(finding),
		severities[finding.level],
	);
	diagnostic.source = "Tacit";
	diagnostic.code = finding.code;
	const note = finding.note && repository.tacit.index.byId(finding.note.id);
	if (note && finding.note)
		diagnostic.relatedInformation = [
			new DiagnosticRelatedInformation(
				new Location(repository.uriOf(note.file), new Position(0, 0)),
				visibleText(finding.note.title),
			),
		];
	return diagnostic;
}

const severities = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
} as const;

function textOf(finding: CheckFinding): string {
	const ask = whomToAsk(finding);
	return [finding.said, ...(ask ? [ask] : [])]
		.map((each) => visibleText(translated(each, l10n.t)))
		.join(" ");
}
