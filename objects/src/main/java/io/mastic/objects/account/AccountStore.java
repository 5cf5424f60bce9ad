package io.mastic.objects.account;

import io.mastic.kernel.Caller;
import io.mastic.objects.Bucket;
import io.mastic.objects.BucketNames;
import io.mastic.objects.Deletion;
import io.mastic.objects.MultipartUploads;
import io.mastic.objects.NewObject;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.ObjectVersions;
import io.mastic.objects.OpenObject;
import io.mastic.objects.PartSpan;
import io.mastic.objects.S3Errors;
import io.mastic.objects.S3Store;
import io.mastic.objects.StoredObject;
import io.mastic.objects.WriteCondition;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store as an account sees it: another account's buckets are not listed, and whatever is asked of
 * them is {@code AccessDenied}. It acts for the caller of the thread, or for the account of {@link
 * #as}.
 */
public final class AccountStore implements S3Store {

  private final S3Store store;
  private final BucketOwners owners;
  private final @Nullable String account;

  public AccountStore(S3Store store, BucketOwners owners) {
    this(store, owners, null);
  }

  private AccountStore(S3Store store, BucketOwners owners, @Nullable String account) {
    this.store = store;
    this.owners = owners;
    this.account = account;
  }

  @Override
  public AccountStore as(String other) {
    return new AccountStore(store, owners, other);
  }

  private String account() {
    return account == null ? Caller.current().account() : account;
  }

  private boolean isForeign(String bucket) {
    String asking = account();
    Optional<String> owner = owners.find(bucket);
    return owner.isPresent()
        ? !owner.get().equals(asking)
        : !asking.equals(Caller.DEFAULT_ACCOUNT) && store.bucketExists(bucket);
  }

  /**
   * @throws io.mastic.objects.ObjectStoreException AccessDenied
   */
  private S3Store of(String bucket) {
    if (isForeign(bucket)) {
      throw S3Errors.accessDenied();
    }
    return store;
  }

  @Override
  public List<Bucket> listBuckets() {
    String asking = account();
    Map<String, String> known = owners.all();
    return store.listBuckets().stream()
        .filter(b -> known.getOrDefault(b.name(), Caller.DEFAULT_ACCOUNT).equals(asking))
        .toList();
  }

  @Override
  public void createBucket(String name, String region) {
    BucketNames.require(name);
    if (!store.bucketExists(name)) {
      owners.claim(name, account());
    } else if (isForeign(name)) {
      throw S3Errors.bucketAlreadyExists();
    }
    store.createBucket(name, region);
  }

  @Override
  public void deleteBucket(String name) {
    of(name).deleteBucket(name);
    owners.forget(name, account());
  }

  /** Another account's bucket is none. */
  @Override
  public boolean bucketExists(String bucket) {
    return !isForeign(bucket) && store.bucketExists(bucket);
  }

  @Override
  public Optional<String> findRegion(String bucket) {
    return of(bucket).findRegion(bucket);
  }

  @Override
  public Optional<String> findSetting(String bucket, String name) {
    return of(bucket).findSetting(bucket, name);
  }

  @Override
  public void putSetting(String bucket, String name, String document) {
    of(bucket).putSetting(bucket, name, document);
  }

  @Override
  public void deleteSetting(String bucket, String name) {
    of(bucket).deleteSetting(bucket, name);
  }

  @Override
  public Optional<ObjectInfo> find(String bucket, String key) {
    return of(bucket).find(bucket, key);
  }

  @Override
  public Optional<StoredObject> look(String bucket, String key) {
    return of(bucket).look(bucket, key);
  }

  @Override
  public OpenObject open(String bucket, String key) {
    return of(bucket).open(bucket, key);
  }

  @Override
  public InputStream read(String bucket, String key, long offset, long length) {
    return of(bucket).read(bucket, key, offset, length);
  }

  @Override
  public Optional<PartSpan> findPart(String bucket, StoredObject object, int number) {
    return of(bucket).findPart(bucket, object, number);
  }

  @Override
  public ObjectListing list(
      String bucket, String prefix, @Nullable String delimiter, @Nullable String after, int limit) {
    return of(bucket).list(bucket, prefix, delimiter, after, limit);
  }

  @Override
  public ObjectInfo put(String bucket, String key, byte[] content, @Nullable String contentType) {
    return of(bucket).put(bucket, key, content, contentType);
  }

  @Override
  public StoredObject put(String bucket, String key, NewObject object) {
    return of(bucket).put(bucket, key, object);
  }

  @Override
  public void delete(String bucket, String key) {
    of(bucket).delete(bucket, key);
  }

  @Override
  public Deletion delete(String bucket, String key, WriteCondition condition) {
    return of(bucket).delete(bucket, key, condition);
  }

  @Override
  public ObjectStoreException missing(String bucket, String key) {
    return of(bucket).missing(bucket, key);
  }

  @Override
  public boolean keepsVersions() {
    return store.keepsVersions();
  }

  @Override
  public ObjectVersions versions() {
    return new AccountVersions(store.versions(), this::of);
  }

  @Override
  public Map<String, String> tags(String bucket, String key) {
    return of(bucket).tags(bucket, key);
  }

  @Override
  public void putTags(String bucket, String key, Map<String, String> tags) {
    of(bucket).putTags(bucket, key, tags);
  }

  @Override
  public MultipartUploads uploads() {
    return new AccountUploads(store.uploads(), this::of);
  }

  @Override
  public Optional<Path> localFile(String bucket, String key) {
    return of(bucket).localFile(bucket, key);
  }

  /** The folder of all accounts' buckets: who reads plain files there is not guarded by this. */
  @Override
  public Optional<Path> localRoot() {
    return store.localRoot();
  }
}
