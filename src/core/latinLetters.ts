/** Lower-case letters that Unicode does not take apart, as the plain ones that they are read as. */
export const latinLetters: Readonly<Record<string, string>> = {
	ß: "ss",
	æ: "ae",
	œ: "oe",
	ø: "o",
	ł: "l",
	đ: "d",
	ð: "d",
	þ: "th",
	ı: "i",
};
