import { msg } from "../../../core/message.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { RanEvent, TextId, WorkEvent } from "../../events/event.ts";
import { fileRole } from "../fileRole.ts";
import { type LiveKind, placeNow, placing, type Sighting } from "./liveKind.ts";
import type { RecentEdit, RecentEdits } from "./recentEdits.ts";

/** Failures from which on it was a struggle. */
const leastFailures = 3;
/** Milliseconds from the first failure that counts to the pass. */
const longestMs = 3 * 3_600_000;
/** Struggles that are followed at once. */
const mostStruggles = 60;
const mostFailures = 50;

/** Ended from outside, or never begun: by Ctrl-C and other signals, or the program was not there. */
const noEvidence = new Set([
	126, 127, 129, 130, 131, 137, 141, 143, 3221225786, -1073741510,
]);

/** Programs that fail as a matter of course: they answer by it, wait for a person, or only look around. */
const fickle = new Set(
	(
		"grep egrep fgrep rg ag ack zgrep findstr select-string diff cmp colordiff delta comm test ls dir ll la cd pushd popd pwd " +
		"ping ping6 traceroute nc telnet ssh scp sftp rsync curl wget http dig host nslookup " +
		"vi vim nvim nano emacs emacsclient hx micro code cursor ed less more most man cat bat head tail tig lazygit " +
		"fzf sk peco top htop watch which whereis where type command hash whatis find fd locate stat file " +
		"git gh glab hub jj hg svn tacit kill pkill killall pgrep ps sleep true false exit logout clear history echo printf " +
		"cp mv rm mkdir rmdir touch chmod chown ln tar unzip zip export source set unset alias read wait jobs fg bg " +
		"su sudo tmux screen login psql mysql sqlite3 redis-cli mongosh bc expr systemctl service open xdg-open start"
	).split(" "),
);

/**
 * Programs that do nothing but test, check or build, and are called with now this test, now that: all of their failures
 * are of one struggle. Others (`npm`, `node`, `python`, `docker`) do many things, of which one alone is compared.
 */
const runners = new Set(
	(
		"vitest jest mocha ava tap karma cypress playwright pytest py.test nosetests tox nox unittest rspec phpunit pest minitest " +
		"cargo go gotestsum ctest gtest mvn mvnw gradle gradlew sbt bazel buck ninja make cmake msbuild dotnet xcodebuild swift " +
		"tsc eslint biome mypy pyright ruff flake8 pylint rubocop golangci-lint clippy-driver stack cabal mix lein zig deno"
	).split(" "),
);

/** Whether a command was run to see whether something works. */
export function isTrial({ program }: RanEvent): boolean {
	return program !== "" && !fickle.has(program.toLowerCase());
}

/** Failures of one thing, in a row. */
interface Failures {
	/** The oldest first. */
	readonly all: readonly Failure[];
	/** `RecentEdits.turn` at the last one. */
	readonly turn: number;
}

interface Failure {
	readonly at: number;
	readonly command: TextId;
	/** Something was edited since the one before. */
	readonly isTry: boolean;
}

/** How something ended that was tried. */
interface Trial {
	/** What is compared. */
	readonly key: string;
	readonly command: TextId;
	/** `undefined` for a debug session. */
	readonly program: string | undefined;
	readonly hasPassed: boolean;
}

/**
 * A command, task or debug session failed three times at least and then passes, within three hours, with edits between the
 * last failure and the pass. It is the same command to the character or, of programs that only test and build, the same
 * program, where the command that passes failed twice itself. Debug sessions fail by an exception that stops them, or by
 * their exit code. An exit code that is not known tells nothing, nor does what was stopped by Ctrl-C. Where git put other
 * code in place meanwhile, that may be why it passes.
 *
 * The lines are those of the largest edit between the last failure and the pass, in code rather than in tests, the last
 * of two that are as large: what made it pass is not known more closely than that, and what is done beside a fix (a print
 * taken out, a comment set right) is smaller than it.
 *
 * The sign is .52 for three failures, more by .05 for each further one up to four, and by .1 where something was edited
 * before two of them: each was a try of its own.
 *
 * How often it failed is said to the one who is asked alone: it never goes into a note that others can read.
 */
export function struggle(edits: RecentEdits): LiveKind {
	const struggles = new Map<string, Failures>();
	const fail = ({ key, command }: Trial, at: number) => {
		const known = struggles.get(key);
		const recent = withinReach(known, at);
		const isTry = known !== undefined && edits.isAnySince(known.turn);
		struggles.delete(key);
		struggles.set(key, {
			all: [...recent, { at, command, isTry }].slice(-mostFailures),
			turn: edits.turn,
		});
		if (struggles.size <= mostStruggles) return;
		for (const oldest of struggles.keys()) {
			struggles.delete(oldest);
			return;
		}
	};
	/** The failures that a pass ends. */
	const pass = ({ key, command }: Trial, at: number) => {
		const known = struggles.get(key);
		if (!known) return undefined;
		const all = withinReach(known, at);
		const own = all.filter((each) => each.command === command).length;
		if (own === 0) return undefined;
		if (own < 2) {
			const others = all.filter((each) => each.command !== command);
			struggles.set(key, { ...known, all: others });
			return undefined;
		}
		struggles.delete(key);
		return all.length >= leastFailures ? { ...known, all } : undefined;
	};
	return {
		add(event, step) {
			if (step.isNewSession) struggles.clear();
			// What passes then may do so by other code.
			if (event.type === "git" && placing.has(event.did)) struggles.clear();
			const trial = trialOf(event);
			if (!trial) return [];
			if (!trial.hasPassed) {
				fail(trial, event.at);
				return [];
			}
			const failures = pass(trial, event.at);
			const edit = failures && tellingEdit(edits.since(failures.turn));
			return edit ? [sighting(trial.program, failures, edit)] : [];
		},
	};
}

function withinReach(
	failures: Failures | undefined,
	at: number,
): readonly Failure[] {
	return (failures?.all ?? []).filter((each) => at - each.at <= longestMs);
}

function trialOf(event: WorkEvent): Trial | undefined {
	if (event.type === "ran") {
		const { program, command, exitCode } = event;
		const isTold = exitCode !== undefined && !noEvidence.has(exitCode);
		if (!isTold || !isTrial(event)) return undefined;
		const name = program.toLowerCase();
		const key = runners.has(name) ? `program ${name}` : `ran ${command}`;
		return { key, command, program, hasPassed: exitCode === 0 };
	}
	if (event.type === "debugged") {
		const { configuration, exceptions, exitCode } = event;
		const isTold =
			exceptions > 0 || (exitCode !== undefined && !noEvidence.has(exitCode));
		if (!isTold) return undefined;
		return {
			...{ key: `debugged ${configuration}`, command: configuration },
			program: undefined,
			hasPassed: exceptions === 0 && exitCode === 0,
		};
	}
	return undefined;
}

type PlacedEdit = RecentEdit & { readonly path: RepoPath };

const roleOrder = ["code", "manifest", "configuration", "test", "docs"];

/** See `struggle`. */
function tellingEdit(edits: readonly PlacedEdit[]): PlacedEdit | undefined {
	const order = ({ path }: PlacedEdit) => {
		const at = roleOrder.indexOf(fileRole(path));
		// Manifests and configuration are as likely to be it as code.
		return at < 3 ? 0 : at;
	};
	return [...edits].sort(
		(a, b) => order(a) - order(b) || b.size - a.size || b.turn - a.turn,
	)[0];
}

function sighting(
	program: string | undefined,
	failures: Failures,
	{ path, place }: PlacedEdit,
): Sighting {
	const times = failures.all.length;
	const isTried = failures.all.filter(({ isTry }) => isTry).length >= 2;
	return (readers) => {
		const { name, lines } = placeNow(readers, path, place);
		// The one that passes is a try, too.
		const tries = times + 1;
		return [
			{
				...{ kind: "struggle", path, lines },
				sign:
					0.52 +
					0.05 * Math.min(4, times - leastFailures) +
					(isTried ? 0.1 : 0),
				question:
					program === undefined
						? msg`The debug session passes after ${tries} tries, since “${name}” was changed: what was it really?`
						: msg`“${program}” passes after ${tries} tries, since “${name}” was changed: what was it really?`,
				evidence: [
					{
						said:
							program === undefined
								? msg`The debug session failed ${times} times before.`
								: msg`“${program}” failed ${times} times before.`,
					},
				],
			},
		];
	};
}
