import { InvalidArgumentError, Option } from "commander";

/** How long a group has: 60 where nothing is said. */
export function minutesOption(): Option {
	return new Option("--minutes <number>", "how long you have, 15 to 240")
		.default(60)
		.argParser((text) => {
			const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0;
			if (minutes >= 15 && minutes <= 240) return minutes;
			throw new InvalidArgumentError("15 to 240 minutes.");
		});
}
