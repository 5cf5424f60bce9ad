package io.mastic.runtime.sparksql;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.xbean.asm9.ClassWriter;
import org.apache.xbean.asm9.MethodVisitor;
import org.apache.xbean.asm9.Opcodes;

/**
 * Makes the client whose version is that of the Hive in Spark's jars. The type of a version is in a
 * Scala package object, a class named {@code package}, which no Java source can name: so the one
 * method that returns it is written as byte code.
 */
final class HiveVersion2 {

  private static final String SELF = name(GlueHiveClient.class) + "OfHive2";
  private static final String SUPER = name(GlueHiveClient.class);
  private static final String VERSION = "Lorg/apache/spark/sql/hive/client/package$HiveVersion;";
  private static final String HIVE_2_3 = "org/apache/spark/sql/hive/client/package$hive$v2_3$";
  private static final String MAKING =
      "(Lorg/apache/spark/SparkConf;Lorg/apache/hadoop/conf/Configuration;)V";

  private static final class Made {
    private static final MethodHandle CONSTRUCTOR = constructor();
  }

  private HiveVersion2() {}

  static GlueHiveClient client(SparkConf conf, Configuration hadoopConf) {
    try {
      return (GlueHiveClient) Made.CONSTRUCTOR.invoke(conf, hadoopConf);
    } catch (Throwable e) {
      throw new IllegalStateException("The catalog's client cannot be made", e);
    }
  }

  private static MethodHandle constructor() {
    try {
      Class<?> made = MethodHandles.lookup().defineClass(code());
      return MethodHandles.lookup()
          .findConstructor(
              made, MethodType.methodType(void.class, SparkConf.class, Configuration.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] code() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_FINAL, SELF, null, SUPER, null);
    MethodVisitor making = writer.visitMethod(0, "<init>", MAKING, null, null);
    making.visitCode();
    making.visitVarInsn(Opcodes.ALOAD, 0);
    making.visitVarInsn(Opcodes.ALOAD, 1);
    making.visitVarInsn(Opcodes.ALOAD, 2);
    making.visitMethodInsn(Opcodes.INVOKESPECIAL, SUPER, "<init>", MAKING, false);
    making.visitInsn(Opcodes.RETURN);
    making.visitMaxs(0, 0);
    making.visitEnd();
    MethodVisitor version =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "version", "()" + VERSION, null, null);
    version.visitCode();
    version.visitFieldInsn(Opcodes.GETSTATIC, HIVE_2_3, "MODULE$", "L" + HIVE_2_3 + ";");
    version.visitInsn(Opcodes.ARETURN);
    version.visitMaxs(0, 0);
    version.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static String name(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}
