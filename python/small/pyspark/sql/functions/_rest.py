"""Nulls, hashes, ciphers, and what the session knows."""

TABLE = """
aes_decrypt(input, key, mode=@'GCM', padding=@'DEFAULT', aad=@''): The bytes that AES kept secret.
aes_encrypt(input, key, mode=@'GCM', padding=@'DEFAULT', iv=@'', aad=@''): The bytes kept secret by AES.
assert_true(col, errMsg~?): Null where the condition holds, else an error.
bucket(numBuckets!, col): Partitions a table by a hash.
call_function(funcName!, *cols): A function of SQL by name.
call_udf(udfName!, *cols): A registered function by name.
coalesce(*cols): The first that is not null.
concat(*cols): Texts, bytes or arrays one after another.
crc32(col): The CRC-32 of bytes.
current_catalog(): The current catalog.
current_database(): The current database.
current_schema(): The current database.
current_user(): The user.
equal_null(col1, col2): Whether both are equal, where two nulls are.
greatest(*cols): The greatest of the columns, nulls left out.
hash(*cols): Spark's hash, 32 bits.
ifnull(col1, col2): The first that is not null.
input_file_block_length(): The length of the block that is read.
input_file_block_start(): The start of the block that is read.
input_file_name(): The name of the file that is read.
isnan(col): Whether the number is NaN.
isnotnull(col): Whether the value is not null.
isnull(col): Whether the value is null.
java_method(*cols): What a static Java method answers.
least(*cols): The least of the columns, nulls left out.
md5(col): The MD5 of bytes as hexadecimal digits.
monotonically_increasing_id(): A number for each row: unique and rising, with gaps.
nvl(col1, col2): The first that is not null.
nvl2(col1, col2, col3): The second where the first is not null, else the third.
raise_error(errMsg~): An error.
rand(seed!?): A random number from 0 to 1.
randn(seed!?): A random number of the normal distribution.
reflect(*cols): What a static Java method answers.
sha(col): The SHA-1 of bytes as hexadecimal digits.
sha1(col): The SHA-1 of bytes as hexadecimal digits.
sha2(col, numBits!): A hash of the SHA-2 family as hexadecimal digits.
spark_partition_id(): The number of the row's partition.
try_aes_decrypt(input, key, mode=@'GCM', padding=@'DEFAULT', aad=@''): ``aes_decrypt``, null where it fails.
typeof(col): The type's text.
unwrap_udt(col): A value of a user defined type as it is stored.
user(): The user.
version(): The release of Spark.
xxhash64(*cols): The hash of xxHash, 64 bits.
"""
