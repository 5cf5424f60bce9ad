"""Numbers and bits."""

TABLE = """
abs(col): The absolute value.
acos(col): The inverse cosine, in radians.
acosh(col): The inverse hyperbolic cosine.
asin(col): The inverse sine, in radians.
asinh(col): The inverse hyperbolic sine.
atan(col): The inverse tangent, in radians.
atan2(col1^, col2^): The angle of the point (col2, col1), in radians.
atanh(col): The inverse hyperbolic tangent.
bin(col): A whole number as binary digits.
bit_count(col): How many bits are set.
bit_get(col, pos): The bit at a position counted from the right.
bitwise_not(col): The bits reversed.
bitwiseNOT(col) -> bitwise_not: The bits reversed.
bround(col, scale!=0): Rounds half to even.
cbrt(col): The cube root.
ceil(col): Rounds up.
ceiling(col): Rounds up.
conv(col, fromBase!, toBase!): A number's text in another base.
cos(col): The cosine of an angle in radians.
cosh(col): The hyperbolic cosine.
cot(col): The cotangent.
csc(col): The cosecant.
degrees(col): Radians as degrees.
e(): Euler's number.
exp(col): The exponential.
expm1(col): The exponential less one.
factorial(col): The factorial, of 0 to 20.
floor(col): Rounds down.
getbit(col, pos): The bit at a position counted from the right.
hex(col): A number, text or bytes as hexadecimal digits.
hypot(col1^, col2^): The length of the diagonal.
ln(col): The natural logarithm.
log10(col): The logarithm to the base 10.
log1p(col): The natural logarithm of one more.
log2(col): The logarithm to the base 2.
nanvl(col1, col2): The first where it is a number, else the second.
negate(col): The negative.
negative(col): The negative.
pi(): Pi.
pmod(dividend^, divisor^): The remainder, never negative.
positive(col): The value itself.
pow(col1^, col2^): The first to the power of the second.
power(col1^, col2^): The first to the power of the second.
radians(col): Degrees as radians.
rint(col): The closest whole number, as a double.
round(col, scale!=0): Rounds half up, to digits after the point.
sec(col): The secant.
shiftLeft(col, numBits!) -> shiftleft: The bits moved to the left.
shiftRight(col, numBits!) -> shiftright: The bits moved to the right, the sign kept.
shiftRightUnsigned(col, numBits!) -> shiftrightunsigned: The bits moved to the right, zeros moved in.
shiftleft(col, numBits!): The bits moved to the left.
shiftright(col, numBits!): The bits moved to the right, the sign kept.
shiftrightunsigned(col, numBits!): The bits moved to the right, zeros moved in.
sign(col): -1, 0 or 1.
signum(col): -1, 0 or 1.
sin(col): The sine of an angle in radians.
sinh(col): The hyperbolic sine.
sqrt(col): The square root.
tan(col): The tangent of an angle in radians.
tanh(col): The hyperbolic tangent.
toDegrees(col) -> degrees: Radians as degrees.
toRadians(col) -> radians: Degrees as radians.
try_add(left, right): The sum, null where it overflows.
try_divide(left, right): The quotient, null where the divisor is 0.
try_multiply(left, right): The product, null where it overflows.
try_subtract(left, right): The difference, null where it overflows.
unhex(col): The bytes of hexadecimal digits.
width_bucket(v, min, max, numBucket^): The number of the bucket of a histogram.
"""
