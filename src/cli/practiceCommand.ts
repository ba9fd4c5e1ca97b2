import { type Command, InvalidArgumentError, Option } from "commander";
import { usualLimit } from "../internalize/practice/dayLimit.ts";

/** Adds `tacit practice`. What it needs is loaded when it runs. */
export function addPracticeCommand(program: Command): void {
	program
		.command("practice")
		.description("practise what notes say, a few minutes a day")
		.argument("[place]", "only notes on this file, or below this folder")
		.option(
			"--cards <count>",
			`at most so many cards a day; else ${usualLimit.cards}`,
			readCount,
		)
		.option(
			"--minutes <count>",
			`at most so many minutes a day; else ${usualLimit.minutes}`,
			readCount,
		)
		.addOption(
			new Option("--export", "print all that is kept of it").conflicts([
				...["wipe", "bringBack"],
			]),
		)
		.addOption(
			new Option(
				"--wipe",
				"forget all that is kept of it; asks nothing",
			).conflicts("bringBack"),
		)
		.option("--bring-back", "ask again what you put away")
		.option("--json", "print JSON: what is asked today")
		.addHelpText(
			"after",
			`
A card shows code and asks: why is it so? What bites here? What was rejected, and why? Which lines is this note about? Say in your
own words why. Think, press Enter, compare, and say how well you knew it: FSRS works out when it comes again. Cards follow their notes:
of those that are superseded, retired or lost there is none, and one whose note says something else comes back.
Without a terminal it lists what is asked today. What you answered is kept in the git directory, on this machine alone, in
tacit/practice.jsonl.

Examples:
  $ tacit practice
  $ tacit practice src/auth --cards 3
  $ tacit practice --json | jq -r '.cards[].question'
  $ tacit practice --export > practice.jsonl`,
		)
		.action(async (place: string | undefined, options: PracticeOptions) => {
			const { practise } = await import("./practise.ts");
			await practise(place ?? ".", options, place !== undefined);
		});
}

function readCount(typed: string): number {
	if (/^[1-9]\d{0,3}$/.test(typed)) return Number(typed);
	throw new InvalidArgumentError("It is a whole number from 1 to 9999.");
}

/** As commander reads them. */
export interface PracticeOptions {
	readonly cards?: number;
	readonly minutes?: number;
	readonly export?: true;
	readonly wipe?: true;
	readonly bringBack?: true;
	readonly json?: true;
}
