/** A day found in words. */
export interface DayFound {
	/** `YYYY-MM-DD`. */
	readonly day: string;
	/** Whether day and month could be the other way round; the day was taken to stand first. */
	readonly isAmbiguous: boolean;
}

const months = [
	"jan",
	"feb",
	"mar",
	"apr",
	"may",
	"jun",
	"jul",
	"aug",
	"sep",
	"oct",
	"nov",
	"dec",
];
const month =
	"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const forms = {
	iso: /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/,
	compact: /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/,
	numbers: /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/,
	dayFirst: new RegExp(
		`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?:[ -]of)?[ -]${month},?[ -](\\d{4})(?!\\d)`,
		"i",
	),
	monthFirst: new RegExp(
		`\\b${month}[ ](\\d{1,2})(?:st|nd|rd|th)?,?[ ](\\d{4})(?!\\d)`,
		"i",
	),
};

/** Which number of `03/04/2023` is the day. */
export type DayOrder = "day-first" | "month-first";

/** What a date of three numbers shows of it beyond doubt, as `25/12/2023` does. */
export function dayOrderIn(words: string): DayOrder | undefined {
	const numbers = forms.iso.test(words) ? null : forms.numbers.exec(words);
	const [one, two] = [Number(numbers?.[1]), Number(numbers?.[3])];
	if (one > 12 && two <= 12) return "day-first";
	return two > 12 && one <= 12 ? "month-first" : undefined;
}

/**
 * The first day that the words name, in one of the usual forms; `undefined` where they name none. Looks at 300 characters.
 * `order` is what is known from elsewhere.
 */
export function dayIn(words: string, order?: DayOrder): DayFound | undefined {
	const text = words.slice(0, 300);
	const iso = forms.iso.exec(text);
	if (iso) return found(iso[1], iso[3], iso[4]);
	const dayFirst = forms.dayFirst.exec(text);
	if (dayFirst)
		return found(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
	const monthFirst = forms.monthFirst.exec(text);
	if (monthFirst)
		return found(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
	const numbers = forms.numbers.exec(text);
	if (numbers) {
		const year = numbers[4]?.length === 2 ? `20${numbers[4]}` : numbers[4];
		const one = Number(numbers[1]);
		const two = Number(numbers[3]);
		const isOpen = one <= 12 && two <= 12 && one !== two;
		if (one <= 12 && (two > 12 || (isOpen && order === "month-first")))
			return found(year, numbers[1], numbers[3]);
		const isAmbiguous = isOpen && order === undefined;
		return found(year, numbers[3], numbers[1], isAmbiguous);
	}
	const compact = forms.compact.exec(text);
	return compact ? found(compact[1], compact[2], compact[3]) : undefined;
}

function monthNumber(name: string | undefined): string {
	return String(months.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1);
}

function found(
	year: string | undefined,
	monthOf: string | undefined,
	dayOf: string | undefined,
	isAmbiguous = false,
): DayFound | undefined {
	const [y, m, d] = [Number(year), Number(monthOf), Number(dayOf)];
	const date = new Date(Date.UTC(y, m - 1, d));
	if (y < 1900 || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d)
		return undefined;
	return { day: date.toISOString().slice(0, 10), isAmbiguous };
}
