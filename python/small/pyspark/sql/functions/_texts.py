"""Texts, bytes, XML and URLs."""

TABLE = """
ascii(col): The code of the first character.
base64(col): Bytes as Base64 text.
bit_length(col): The length in bits.
btrim(str, trim?): The text without spaces, or without the given characters, on both sides.
char(col): The character of a code.
char_length(str): The length in characters.
character_length(str): The length in characters.
concat_ws(sep!, *cols): The texts joined by a separator; nulls are left out.
contains(left, right): Whether the left holds the right.
decode(col, charset!): Bytes as text of a character set.
elt(*inputs): The input that the first one numbers.
encode(col, charset!): Text as bytes of a character set.
endswith(str, suffix): Whether the text ends with another.
find_in_set(str, str_array): The position in a list separated by commas, 0 where it is not there.
format_number(col, d!): The number with commas and that many decimal places.
format_string(format!, *cols): Values in a format of printf's kind.
ilike(str, pattern, escapeChar?): ``like`` without regard to case.
initcap(col): The words with a capital letter first.
instr(str, substr!): The position of a text in another, from 1; 0 where it is not there.
lcase(str): The text in small letters.
left(str, len): The leftmost characters.
length(col): The length in characters or bytes.
levenshtein(left, right, threshold!?): The number of edits between two texts; -1 beyond the threshold.
like(str, pattern, escapeChar?): Whether the text matches a pattern of SQL.
locate(substr!, str, pos!=1): The position of a text in another after a position.
lower(col): The text in small letters.
lpad(col, len!, pad!): The text filled up on the left.
ltrim(col): The text without spaces on the left.
mask(col, upperChar=@'X', lowerChar=@'x', digitChar=@'n', otherChar=@None): The text with its characters replaced by kind.
octet_length(col): The length in bytes.
overlay(src, replace, pos^, len^=-1): The text with a part replaced from a position on.
parse_url(url, partToExtract, key?): A part of a URL.
position(substr, str, start?): The position of a text in another.
printf(format, *cols): Values in a format of printf's kind.
regexp(str, regexp): Whether a part of the text matches a regular expression.
regexp_count(str, regexp): How often a regular expression matches.
regexp_extract(str, pattern!, idx!): A group of the first match; empty where there is none.
regexp_extract_all(str, regexp, idx^?): A group of all matches.
regexp_instr(str, regexp, idx^?): The position of the first match.
regexp_like(str, regexp): Whether a part of the text matches a regular expression.
regexp_replace(string, pattern~, replacement~): The text with all matches replaced.
regexp_substr(str, regexp): The first match.
repeat(col, n!): The text that many times.
replace(src, search, replace?): The text with all of another replaced.
right(str, len): The rightmost characters.
rlike(str, regexp): Whether a part of the text matches a regular expression.
rpad(col, len!, pad!): The text filled up on the right.
rtrim(col): The text without spaces on the right.
sentences(string, language=@'', country=@''): The text as an array of sentences, each an array of words.
soundex(col): The Soundex code.
split(str, pattern!, limit!=-1): The array of parts between the matches of a regular expression.
split_part(src, delimiter, partNum): One of the parts between delimiters, from 1.
startswith(str, prefix): Whether the text starts with another.
substr(str, pos, len?): The part from a position on.
substring(str, pos!, len!): The part from a position on, counted from 1.
substring_index(str, delim!, count!): The part before that many delimiters; from the right where negative.
to_binary(col, format?): Bytes of a text in a format.
to_char(col, format): A number or time as text in a format.
to_number(col, format): The number of a text in a format.
to_varchar(col, format): A number or time as text in a format.
translate(srcCol, matching!, replace!): The text with characters replaced one by one.
trim(col): The text without spaces on both sides.
try_to_binary(col, format?): Bytes of a text in a format, null where it is not.
try_to_number(col, format): The number of a text in a format, null where it is not.
ucase(str): The text in capital letters.
unbase64(col): The bytes of Base64 text.
upper(col): The text in capital letters.
url_decode(str): The text that URL encoding stands for.
url_encode(str): The text in URL encoding.
xpath(xml, path): The texts of the nodes of XML that match.
xpath_boolean(xml, path): Whether the XPath expression holds.
xpath_double(xml, path): The double of an XPath expression.
xpath_float(xml, path): The float of an XPath expression.
xpath_int(xml, path): The int of an XPath expression.
xpath_long(xml, path): The long of an XPath expression.
xpath_number(xml, path): The double of an XPath expression.
xpath_short(xml, path): The short of an XPath expression.
xpath_string(xml, path): The text of the first node that matches.
"""
